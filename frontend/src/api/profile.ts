import type { components } from "./schema";

/** Shapes of a person's own account: how they like it, the copy of their data, and its end. */
type Schemas = components["schemas"];

export type Profile = Schemas["Profile"];
/** A copy of all that is kept about a person. */
export type DataExport = Schemas["Export"];
export type AccountDeletion = Schemas["Deletion"];

/** What is left out stays as it is; an empty time zone is the browser's own. */
export type ProfileChange = Partial<Omit<Profile, "time_zone"> & { name: string; time_zone: string }>;
