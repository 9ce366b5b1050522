export * from "./action";
export * from "./audit";
export * from "./budget";
export * from "./eia";
export * from "./framework";
export * from "./office";
export * from "./person";
export * from "./sign-off";
