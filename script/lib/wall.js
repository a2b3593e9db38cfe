// How a wall runs for weeks untouched: nobody reloads it, so it does so itself, for a reason each. A file beside boot.js, because
// that may be what is missing.

import { followBuilds } from "./wall-build.js";
import { keepHeartbeat } from "./wall-heartbeat.js";
import { reloadAtNight } from "./wall-night.js";
import { recoverWhenStopped } from "./wall-recover.js";

recoverWhenStopped();
followBuilds();
reloadAtNight();
keepHeartbeat();
