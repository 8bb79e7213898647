// SPDX-License-Identifier: AGPL-3.0-or-later
// Documents chosen while one writes: sent at once, then ticked boxes of the form. Unticked, one is not attached.
import { make, say } from "./dom";

async function send(holder: HTMLElement, file: File): Promise<[string, string]> {
    const body = new FormData();
    body.append("csrf", holder.closest("form")?.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "");
    body.append("file", file);
    const answer = await fetch(holder.dataset.documents ?? "", { method: "POST", body });
    const is_sentence = answer.headers.get("content-type")?.startsWith("text/plain");
    const text = is_sentence ? await answer.text() : "";
    if (!answer.ok || !is_sentence) throw new Error(text);
    const [id, ...label] = text.split("\n");
    return [id ?? "", label.join(" ")];
}

function show(holder: HTMLElement, id: string, words: string): void {
    const box = make("input", "checkbox");
    box.type = "checkbox";
    box.name = holder.dataset.documentField ?? "";
    box.value = id;
    box.checked = true;
    const line = make("label", "choice");
    line.append(box, make("span", "", words));
    holder.querySelector(".chosen-documents")?.append(line);
    box.dispatchEvent(new Event("input", { bubbles: true })); // the draft hears of it
}

export async function takeDocuments(input: HTMLInputElement): Promise<void> {
    const holder = input.closest<HTMLElement>(".takes-documents");
    const files = [...(input.files ?? [])];
    if (!holder || files.length === 0) return;
    const word = (name: string) => holder.dataset[`word${name}`] ?? "";
    input.value = "";
    input.dispatchEvent(new Event("change", { bubbles: true })); // its name shows no more
    for (const file of files) {
        say(word("Sending"));
        try {
            show(holder, ...(await send(holder, file)));
            say(word("Placed"));
        } catch (problem) {
            say((problem instanceof Error && !(problem instanceof TypeError) && problem.message) || word("NotSent"));
        }
    }
}
