import { build } from "./prepare.mjs";

/** Builds the pages from what is installed. */
build();
