import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { ANSWER_KINDS } from "../../app/domain/comments/comment";
import { PLACE_KINDS } from "../../app/domain/comments/place";
import { action } from "./action";
import { budgetChange, budgetLine } from "./budget";
import { id, instant, oneOf, version, words } from "./columns";
import { framework, frameworkSection } from "./framework";
import { person } from "./person";

/**
 * What an officer or an author says about a framework that is not signed yet: a working paper, never sealed and never
 * published. Never deleted, and its words never changed.
 */
export const comment = pgTable(
  "comment",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    place: text("place", { enum: PLACE_KINDS }).notNull(),
    /** Of an entry. Null once the change has gone into another. */
    changeId: integer("change_id").references(() => budgetChange.id, { onDelete: "set null" }),
    actionId: integer("action_id").references(() => action.id),
    lineId: integer("line_id").references(() => budgetLine.id, { onDelete: "set null" }),
    /** Of a section. Null once it is removed. */
    sectionId: integer("section_id").references(() => frameworkSection.id, { onDelete: "set null" }),
    /** A field of the place; empty for the place as a whole. */
    part: words("part"),
    /** What the place was called then. */
    placeName: text("place_name").notNull(),
    text: text("text").notNull(),
    /** It asks for a change, and blocks while it is open. */
    isRequest: boolean("is_request").notNull(),
    isOpen: boolean("is_open").notNull().default(true),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    at: instant("at").notNull(),
    version: version(),
  },
  (table) => [
    oneOf("comment_place", table.place, PLACE_KINDS),
    check("comment_change_of_entry", sql`${table.changeId} is null or ${table.place} = 'entry'`),
    check("comment_action_of_action", sql`(${table.actionId} is not null) = (${table.place} = 'action')`),
    check("comment_line_of_line", sql`${table.lineId} is null or ${table.place} = 'line'`),
    check("comment_section_of_section", sql`${table.sectionId} is null or ${table.place} = 'section'`),
    index("comment_framework").on(table.frameworkId),
    index("comment_open_request")
      .on(table.frameworkId)
      .where(sql`${table.isOpen} and ${table.isRequest}`),
    index("comment_change").on(table.changeId),
    index("comment_action").on(table.actionId),
    index("comment_line").on(table.lineId),
    index("comment_section").on(table.sectionId),
  ],
);

/** What followed a comment: answers, and by whom, when and how it was resolved or opened again. */
export const commentAnswer = pgTable(
  "comment_answer",
  {
    id: id(),
    commentId: integer("comment_id")
      .notNull()
      .references(() => comment.id),
    kind: text("kind", { enum: ANSWER_KINDS }).notNull(),
    text: words("text"),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
    capacity: text("capacity").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    oneOf("comment_answer_kind", table.kind, ANSWER_KINDS),
    index("comment_answer_comment").on(table.commentId),
  ],
);
