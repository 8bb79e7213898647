// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything here is a comfort: pages read, and forms send, without it.
import "./app.css";
import htmx from "htmx.org";
import "htmx.org/dist/ext/hx-csp.js";
import { startBars } from "./behaviours/bars";
import { startDialogs } from "./behaviours/dialogs";
import { startDrafts } from "./behaviours/drafts";
import { startEditors } from "./behaviours/editor";
import { startFields } from "./behaviours/fields";
import { startFocus } from "./behaviours/focus";
import { startForms } from "./behaviours/forms";
import { startKeys } from "./behaviours/keys";
import { startLater } from "./behaviours/later";
import { startOffline } from "./behaviours/offline";
import { startPasskeys } from "./behaviours/passkeys";
import { startProblems } from "./behaviours/problems";
import { startSearch } from "./behaviours/search";
import { startSent } from "./behaviours/sent";
import { startSharing } from "./behaviours/share";
import { startStream } from "./behaviours/stream";
import { startTimes } from "./behaviours/time";
import { startVoice } from "./behaviours/voice";

// Waiting for styles to settle would copy style attributes, which the content security policy refuses.
htmx.config.defaultSettleDelay = 0;
startPasskeys();
startForms();
startSent();
startDrafts();
startOffline();
startBars();
startDialogs();
startFields();
startEditors();
startKeys();
startSearch();
startLater();
startProblems();
startSharing();
startTimes();
startStream();
startFocus();
startVoice();
