// SPDX-License-Identifier: AGPL-3.0-or-later
// Passkeys: the server asks, the device answers, the form carries the answer. Forms that need one show themselves where
// the browser knows passkeys.
import { each } from "./dom";

interface Question {
    challenge: string;
    rp?: { id: string; name: string };
    rp_id?: string;
    user?: { id: string; name: string; display_name: string };
    algorithms?: number[];
    known?: string[];
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer | null | undefined): string {
    const letters = Array.from(new Uint8Array(bytes ?? new ArrayBuffer(0)), (byte) => String.fromCharCode(byte));
    return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

async function ask(place: HTMLElement, form: HTMLFormElement): Promise<Question> {
    const csrf = form.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
    const answer = await fetch(place.dataset.challenge ?? "", { method: "POST", body: new URLSearchParams({ csrf }) });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as Question;
}

const kinds = (ids: string[] = []): PublicKeyCredentialDescriptor[] =>
    ids.map((id) => ({ type: "public-key", id: bytesOf(id) }));

async function make(question: Question): Promise<string> {
    const credential = (await navigator.credentials.create({
        publicKey: {
            challenge: bytesOf(question.challenge),
            rp: question.rp ?? { name: "" },
            user: {
                id: bytesOf(question.user?.id ?? ""),
                name: question.user?.name ?? "",
                displayName: question.user?.display_name ?? "",
            },
            pubKeyCredParams: (question.algorithms ?? []).map((alg) => ({ type: "public-key", alg })),
            excludeCredentials: kinds(question.known),
            authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
            attestation: "none",
        },
    })) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAttestationResponse;
    return JSON.stringify({
        id: textOf(credential.rawId),
        client_data: textOf(response.clientDataJSON),
        authenticator_data: textOf(response.getAuthenticatorData()),
        algorithm: response.getPublicKeyAlgorithm(),
    });
}

async function use(question: Question): Promise<string> {
    const credential = (await navigator.credentials.get({
        publicKey: {
            challenge: bytesOf(question.challenge),
            rpId: question.rp_id,
            allowCredentials: kinds(question.known),
            userVerification: "required",
        },
    })) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAssertionResponse;
    return JSON.stringify({
        id: textOf(credential.rawId),
        client_data: textOf(response.clientDataJSON),
        authenticator_data: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        user_handle: textOf(response.userHandle),
    });
}

// Where to go afterwards, and whether this is one's own device, are said in the form beside.
function takeAlong(place: HTMLElement, form: HTMLFormElement): void {
    const other = document.getElementById(place.dataset.takesFrom ?? "");
    if (!(other instanceof HTMLFormElement)) return;
    const said = new FormData(other);
    for (const name of ["next", "keep"]) {
        form.querySelector(`input[type=hidden][name=${name}]`)?.remove();
        const value = said.get(name);
        if (typeof value !== "string") continue;
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name, value });
        form.append(field);
    }
}

async function prove(place: HTMLElement, form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    const problem = place.querySelector<HTMLElement>("[data-passkey-problem]");
    if (problem) problem.hidden = true;
    form.setAttribute("aria-busy", "true");
    try {
        const question = await ask(place, form);
        field.value = place.dataset.passkey === "make" ? await make(question) : await use(question);
        takeAlong(place, form);
        form.requestSubmit();
    } catch {
        field.value = "";
        if (problem) problem.hidden = false;
        problem?.querySelector<HTMLElement>(".notice")?.focus();
    } finally {
        form.removeAttribute("aria-busy");
    }
}

function prepare(place: HTMLElement): void {
    const form = place.querySelector("form");
    const field = place.querySelector<HTMLInputElement>("[data-passkey-answer]");
    const suits = /^localhost$|[a-z]/i.test(window.location.hostname) && "PublicKeyCredential" in window;
    if (!form || !field || !suits) return;
    place.hidden = false;
    field.value = "";
}

export function startPasskeys(): void {
    each("[data-passkey]", prepare);
    // Before other behaviours: the form is sent once the device has answered.
    document.addEventListener(
        "submit",
        (event) => {
            const form = event.target as HTMLFormElement;
            const place = form.closest<HTMLElement>("[data-passkey]");
            const field = place?.querySelector<HTMLInputElement>("[data-passkey-answer]");
            if (!place || !field || field.value) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            if (form.getAttribute("aria-busy") !== "true") void prove(place, form, field);
        },
        { capture: true },
    );
    // Back from the next page: the answer has been used.
    window.addEventListener("pageshow", () =>
        document.querySelectorAll<HTMLInputElement>("[data-passkey-answer]").forEach((field) => (field.value = "")),
    );
}
