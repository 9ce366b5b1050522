import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { SENIORITIES } from "../../app/domain/account/seniority";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { id, instant, oneOf, version } from "./columns";

export const person = pgTable(
  "person",
  {
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** By which a record prints them by name or by title alone; null where nobody said. */
    seniority: text("seniority", { enum: SENIORITIES }),
    /** Argon2id. Null until its holder has chosen one by a one-time link. */
    passwordHash: text("password_hash"),
    /** Counts the passwords chosen by a link that somebody else made: a confirmation is given for one of them. */
    passwordVersion: integer("password_version").notNull().default(0),
    /** Who made the link by which the present password was chosen; null where nobody else made one. */
    passwordLinkBy: integer("password_link_by").references((): AnyPgColumn => person.id),
    /**
     * Of which password somebody confirmed that its holder chose it in person. Null until anybody did: an account is not
     * confirmed unless it is said to be.
     */
    confirmedPasswordVersion: integer("confirmed_password_version"),
    passwordConfirmedAt: instant("password_confirmed_at"),
    /** Null for the installation itself. */
    passwordConfirmedBy: integer("password_confirmed_by").references((): AnyPgColumn => person.id),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
    version: version(),
  },
  (table) => [
    uniqueIndex("person_email_unique").on(sql`lower(${table.email})`),
    check("person_is_confirmed_by_another", sql`${table.passwordConfirmedBy} <> ${table.id}`),
    oneOf("person_seniority", table.seniority, SENIORITIES),
  ],
);

/** A role held for a period. Grants end, they are not deleted: what someone did, they did in a role they held. */
export const roleGrant = pgTable(
  "role_grant",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    role: text("role", { enum: ROLES }).notNull(),
    grantedAt: instant("granted_at").notNull(),
    grantedBy: integer("granted_by").references(() => person.id),
    endedAt: instant("ended_at"),
    endedBy: integer("ended_by").references(() => person.id),
  },
  (table) => [
    oneOf("role_grant_role", table.role, ROLES),
    uniqueIndex("role_grant_one_open")
      .on(table.personId, table.role)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** A signed-in browser. Only the SHA-256 of its cookie is kept. */
export const session = pgTable(
  "session",
  {
    /** Stays while the cookie is replaced: which session a post began in. */
    id: integer("id").generatedAlwaysAsIdentity().unique(),
    tokenHash: text("token_hash").primaryKey(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Its cookie is to be replaced: its holder's rights changed, or their password was asked for again. */
    isToBeRenewed: boolean("is_to_be_renewed").notNull().default(false),
  },
  (table) => [index("session_person").on(table.personId)],
);

/** A one-time link by which a person chooses their own password, or the first administrator sets up the office. */
export const oneTimeLink = pgTable(
  "one_time_link",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose", { enum: ["set_password", "set_up"] }).notNull(),
    personId: integer("person_id").references(() => person.id),
    /** Who made it; null for the installation itself. */
    madeBy: integer("made_by").references(() => person.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    oneOf("one_time_link_purpose", table.purpose, ["set_password", "set_up"]),
    check(
      "one_time_link_has_maker",
      sql`${table.madeBy} is not null or ${table.purpose} = 'set_up' or ${table.usedAt} is not null`,
    ),
  ],
);

/**
 * A browser in which the holder of an account signed in, or chose their password. It opens nothing: it only keeps what others
 * try from slowing it. Only the SHA-256 of its cookie is kept; one browser may be known for several accounts.
 */
export const knownDevice = pgTable(
  "known_device",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    tokenHash: text("token_hash").notNull(),
    usedAt: instant("used_at").notNull(),
  },
  (table) => [
    uniqueIndex("known_device_of").on(table.tokenHash, table.personId),
    index("known_device_person").on(table.personId),
  ],
);

/** Failed sign-ins with addresses that no account has, counted until their minute is over and written on the log. */
export const unknownSignIn = pgTable("unknown_sign_in", {
  /** As it begins. */
  minute: instant("minute").primaryKey(),
  attempts: integer("attempts").notNull(),
});

/** Failed sign-ins, so that guessing is slowed for all servers alike. */
export const signInFailure = pgTable(
  "sign_in_failure",
  {
    id: id(),
    emailHash: text("email_hash").notNull(),
    /** Of where it came from: an address or a known device; "" where that is not known. */
    addressHash: text("address_hash").notNull().default(""),
    at: instant("at").notNull(),
  },
  (table) => [
    index("sign_in_failure_recent").on(table.emailHash, table.at),
    index("sign_in_failure_from").on(table.addressHash, table.at),
  ],
);

/**
 * What somebody sent whose session had ended, until they sign in again and send it themselves. It is sealed under a token that
 * only their browser has, of which the SHA-256 is kept here, and opens for its person alone; it lasts an hour.
 */
export const keptText = pgTable(
  "kept_text",
  {
    id: id(),
    tokenHash: text("token_hash").notNull(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** Of the page that the form stands on, with its query. */
    path: text("path").notNull(),
    /** AES-256-GCM: nonce, tag and text, in base64. */
    sealed: text("sealed").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    uniqueIndex("kept_text_of").on(table.tokenHash, table.personId, table.path),
    index("kept_text_person").on(table.personId),
    index("kept_text_expires").on(table.expiresAt),
  ],
);
