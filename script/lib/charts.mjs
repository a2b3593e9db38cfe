// What the dashboard's curve needs of ECharts, and nothing else of it. script/lib/postbuild.mjs bundles this file; the page
// loads the bundle when the curve comes near the window (src/browser/chart.rs).

import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

globalThis.downboardCharts = { init };
