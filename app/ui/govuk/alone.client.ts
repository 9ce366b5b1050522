import { enhanceGovuk } from "./enhance.client";

/** All the script of a page that React does not take over in the browser: what the server found wrong has the focus anyway. */
enhanceGovuk();
