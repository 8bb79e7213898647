// SPDX-License-Identifier: AGPL-3.0-or-later
// One event stream a browser: the tab that holds the lock listens and tells the others. An event only wakes: elements
// stamped data-wake="topic" fetch themselves again, spread over three seconds, in tabs that are being looked at.
import htmx from "htmx.org";

const spread_ms = 3000;
const waiting = new Set<string>();

function wake(element: HTMLElement): void {
    window.setTimeout(() => {
        if (element.isConnected) htmx.trigger(element, "wake");
    }, Math.random() * spread_ms);
}

function hear(topic: string): void {
    if (document.hidden) {
        waiting.add(topic);
        return;
    }
    for (const element of document.querySelectorAll<HTMLElement>("[data-wake]"))
        if (element.dataset.wake?.split(" ").includes(topic)) wake(element);
}

function listen(address: string, tell: (topic: string) => void): Promise<never> {
    const stream = new EventSource(address);
    const said = (event: MessageEvent<string>) => tell(event.data);
    stream.addEventListener("wake", said);
    stream.addEventListener("message", said);
    window.addEventListener("pagehide", () => stream.close());
    return new Promise(() => undefined); // the lock is kept as long as the tab lives
}

export function startStream(): void {
    const address = document.body.dataset.stream;
    if (!address || !("locks" in navigator) || !("BroadcastChannel" in window)) return;
    const channel = new BroadcastChannel("guilde-stream");
    channel.addEventListener("message", (event: MessageEvent<string>) => hear(event.data));
    document.addEventListener("visibilitychange", () => {
        if (document.hidden) return;
        for (const topic of waiting) hear(topic);
        waiting.clear();
    });
    void navigator.locks.request("guilde-stream", () =>
        listen(address, (topic) => {
            hear(topic);
            channel.postMessage(topic);
        }),
    );
}
