// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything here is a comfort: pages read, and forms send, without it.
import "./app.css";
import htmx from "htmx.org";
import "htmx.org/dist/ext/hx-csp.js";
import { startAutosave } from "./behaviours/autosave";
import { startBars } from "./behaviours/bars";
import { startDialogs } from "./behaviours/dialogs";
import { startDocuments } from "./behaviours/documents";
import { startDrafts } from "./behaviours/drafts";
import { startEditors } from "./behaviours/editor";
import { startFields } from "./behaviours/fields";
import { startFocus } from "./behaviours/focus";
import { startForms } from "./behaviours/forms";
import { startKeys } from "./behaviours/keys";
import { startPictures } from "./behaviours/lightbox";
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
startAutosave();
startOffline();
startBars();
startDialogs();
startFields();
startDocuments();
startEditors();
startKeys();
startSearch();
startPictures();
startProblems();
startSharing();
startTimes();
startStream();
startFocus();
startVoice();
