// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures pasted into the writing box, dropped on it, or chosen: asked about first, then sent, then in the text.
import { say } from "./dom";

interface Asked {
    words: string;
    decorates: boolean;
}

function fresh(holder: HTMLElement): HTMLDialogElement | null {
    const template = holder.querySelector<HTMLTemplateElement>("template[data-picture-question]");
    const copy = template?.content.firstElementChild?.cloneNode(true);
    return copy instanceof HTMLDialogElement ? copy : null;
}

// Nothing is sent until something is said of the picture, or that there is nothing to say.
function ask(holder: HTMLElement, file: File): Promise<Asked | null> {
    const dialog = fresh(holder);
    if (!dialog) return Promise.resolve(null);
    const form = dialog.querySelector("form")!;
    const said = form.querySelector<HTMLInputElement>("[name=said]")!;
    const decorates = form.querySelector<HTMLInputElement>("[name=decorates]")!;
    const error = form.querySelector<HTMLElement>("[role=alert]")!;
    const sample = document.createElement("img");
    const address = URL.createObjectURL(file);
    sample.alt = "";
    sample.src = address;
    form.querySelector(".picture-question-sample")?.append(sample);
    document.body.append(dialog);
    dialog.showModal();
    said.focus();
    decorates.addEventListener("change", () => (said.disabled = decorates.checked));
    form.addEventListener("submit", (event) => {
        const answers = (event.submitter as HTMLButtonElement | null)?.value !== "no";
        if (!answers || decorates.checked || said.value.trim() !== "") return;
        event.preventDefault();
        error.hidden = false;
        said.setAttribute("aria-invalid", "true");
        said.focus();
    });
    return new Promise((resolve) => {
        dialog.addEventListener("close", () => {
            URL.revokeObjectURL(address);
            dialog.remove();
            resolve(dialog.returnValue === "yes" ? { words: said.value, decorates: decorates.checked } : null);
        });
    });
}

async function send(holder: HTMLElement, file: File, asked: Asked): Promise<string> {
    const body = new FormData();
    body.append("csrf", holder.closest("form")?.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "");
    body.append("picture", file);
    body.append("words", asked.decorates ? "" : asked.words);
    if (asked.decorates) body.append("decorates", "yes");
    const answer = await fetch(holder.dataset.pictures ?? "", { method: "POST", body });
    const is_sentence = answer.headers.get("content-type")?.startsWith("text/plain");
    if (answer.ok && is_sentence) return answer.text();
    throw new Error(is_sentence ? await answer.text() : "");
}

// On lines of its own, as if typed: it can be undone, and the draft hears of it.
function put(area: HTMLTextAreaElement, line: string): void {
    const before = area.value.slice(0, area.selectionStart);
    const after = area.value.slice(area.selectionEnd);
    const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const trail = after === "" || after.startsWith("\n") ? "\n" : "\n\n";
    area.setRangeText(lead + line + trail, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function preparePictures(holder: HTMLElement, editor: HTMLElement, area: HTMLTextAreaElement): void {
    const word = (name: string) => holder.dataset[`word${name}`] ?? "";
    const tool = holder.querySelector<HTMLTemplateElement>("template[data-picture-tool]");
    const button = tool?.content.firstElementChild?.cloneNode(true);
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.accept = "image/*";
    chooser.multiple = true;
    const fields = holder.querySelectorAll<HTMLInputElement>(".editor-picture input");
    for (const field of fields) field.disabled = true; // the way without a script

    const add = async (files: Iterable<File>) => {
        for (const file of files) {
            if (!file.type.startsWith("image/")) continue;
            if (file.size > Number(holder.dataset.pictureMax ?? Infinity)) {
                say(word("TooLarge"));
                continue;
            }
            const [start, end] = [area.selectionStart, area.selectionEnd];
            const asked = await ask(holder, file);
            area.focus();
            area.setSelectionRange(start, end); // where one was, whatever the question did to it
            if (!asked) continue;
            say(word("Sending"));
            try {
                put(area, await send(holder, file, asked));
                say(word("Placed"));
            } catch (problem) {
                say((problem instanceof Error && !(problem instanceof TypeError) && problem.message) || word("NotSent"));
            }
        }
    };
    const has_pictures = (data: DataTransfer | null) =>
        [...(data?.items ?? [])].some((item) => item.kind === "file" && item.type.startsWith("image/"));

    area.addEventListener("paste", (event) => {
        // A piece of a page or of a table brings a picture of itself along: the words are meant.
        if (!has_pictures(event.clipboardData) || event.clipboardData?.types.includes("text/plain")) return;
        event.preventDefault();
        void add([...event.clipboardData!.files]);
    });
    editor.addEventListener("dragover", (event) => {
        if (!has_pictures(event.dataTransfer)) return;
        event.preventDefault();
        editor.classList.add("is-over");
    });
    editor.addEventListener("dragleave", () => editor.classList.remove("is-over"));
    editor.addEventListener("drop", (event) => {
        editor.classList.remove("is-over");
        if (!has_pictures(event.dataTransfer)) return;
        event.preventDefault();
        void add([...event.dataTransfer!.files]);
    });
    if (!(button instanceof HTMLButtonElement)) return;
    editor.querySelector(".editor-bar markdown-toolbar")?.after(button);
    button.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
        const files = [...(chooser.files ?? [])];
        chooser.value = "";
        void add(files);
    });
}
