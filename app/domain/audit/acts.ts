import { aThing, FRAMEWORK, type DecidedThing } from "../framework/decided-thing";

/**
 * Every act of the audit log (rule 15): what a person reads, and what it does to content. Of what it adds, edits or
 * removes the log keeps how it was before and how it is after, with a digest of each; an act on what is frozen names the
 * digest of the submission it was on; the others leave all content as it is.
 */
type ActKind = "adds" | "edits" | "removes" | "on what is frozen" | "no content";

export const ACTS = {
  "framework.create": { words: "Created a framework", kind: "adds" },
  "baseline.create": { words: "Created a baseline", kind: "adds" },
  "baseline.withhold": { words: "Determined which lines of a baseline are withheld", kind: "edits" },
  "framework.edit": { words: "Edited a framework’s details", kind: "edits" },
  "framework.submit": { words: "Submitted a framework", kind: "on what is frozen" },
  "framework.recall": { words: "Recalled a submission", kind: "on what is frozen" },
  "framework.approve": { words: "Approved a submission", kind: "on what is frozen" },
  "framework.draft_determinations": {
    words: "Saved what is to be published, before determining it",
    kind: "on what is frozen",
  },
  "framework.determine": { words: "Determined what is published", kind: "on what is frozen" },
  "framework.sign": { words: "Signed the decision", kind: "on what is frozen" },
  "framework.return": { words: "Returned a submission to its authors", kind: "on what is frozen" },
  "publication.stop": {
    words: "Stopped publishing something of a signed record",
    kind: "on what is frozen",
  },
  "publication.resume": { words: "Published again what had been withdrawn", kind: "on what is frozen" },
  "publication.later": {
    words: "Published what was withheld when a decision was signed",
    kind: "on what is frozen",
  },
  "publication.note": { words: "Published what happened since a decision", kind: "on what is frozen" },
  "framework.withdraw": { words: "Withdrew a framework", kind: "edits" },

  "framework.carry-over": { words: "Carried over from the one before, to be confirmed", kind: "adds" },
  "framework.confirm-carried": { words: "Confirmed what was carried over", kind: "edits" },
  "framework.leave-out-carried": { words: "Left out what was carried over", kind: "edits" },

  "line.add": { words: "Added a budget line", kind: "adds" },
  "line.edit": { words: "Edited a budget line", kind: "edits" },
  "line.remove": { words: "Removed a budget line", kind: "removes" },
  "budget.import": { words: "Imported the budget", kind: "edits" },
  "funding.add": { words: "Added a funding source", kind: "adds" },
  "funding.edit": { words: "Edited a funding source", kind: "edits" },
  "funding.remove": { words: "Removed a funding source", kind: "removes" },
  "totals.set": { words: "Entered the stated totals", kind: "edits" },
  "difference.explain": { words: "Explained a difference in the budget", kind: "edits" },
  "option.add": { words: "Added an option besides the proposal", kind: "adds" },
  "option.edit": { words: "Edited an option besides the proposal", kind: "edits" },
  "option.remove": { words: "Removed an option besides the proposal", kind: "removes" },
  "plan.add": { words: "Recorded a plan", kind: "adds" },
  "plan.edit": { words: "Edited a plan", kind: "edits" },
  "plan.remove": { words: "Removed a plan", kind: "removes" },
  "plan.add-priority": { words: "Added a priority of a plan", kind: "adds" },
  "plan.edit-priority": { words: "Edited a priority of a plan", kind: "edits" },
  "plan.remove-priority": { words: "Removed a priority of a plan", kind: "removes" },
  "plan.arrange": { words: "Changed the order of a plan’s priorities", kind: "edits" },
  "plan.link": { words: "Said to which plan a framework belongs", kind: "edits" },
  "section.add": { words: "Added a section", kind: "adds" },
  "section.edit": { words: "Edited a section", kind: "edits" },
  "section.remove": { words: "Removed a section", kind: "removes" },
  "section.arrange": { words: "Changed which sections there are, or their order", kind: "edits" },
  "glossary.add": { words: "Added an abbreviation", kind: "adds" },
  "glossary.edit": { words: "Edited an abbreviation", kind: "edits" },
  "glossary.remove": { words: "Removed an abbreviation", kind: "removes" },

  "change.edit": { words: "Edited a budget change", kind: "edits" },
  "change.link": { words: "Linked budget lines into a change", kind: "edits" },
  "change.accept_proposals": { words: "Accepted proposals to link budget lines", kind: "edits" },
  "change.split": { words: "Split a budget change", kind: "edits" },
  "change.undo": { words: "Undid the linking or splitting of a budget change", kind: "edits" },
  "change.confirm_same": { words: "Confirmed that a service is the same", kind: "edits" },

  "eia.save": { words: "Saved the EIA form", kind: "edits" },
  "eia.questions": {
    words: "Moved the EIA on to a newer version of the office’s own questions",
    kind: "edits",
  },
  "eia.confirm": { words: "Confirmed the EIA", kind: "edits" },
  "eia.correct_start": { words: "Corrected the day on which the EIA was started", kind: "edits" },
  "entry.answer": { words: "Answered for a budget change", kind: "edits" },
  "entry.confirm": { words: "Confirmed a stale EIA entry", kind: "edits" },
  "eia.conclude-together": { words: "Concluded what several changes together do", kind: "edits" },
  "dimension.answer": { words: "Assessed something beside the nine characteristics", kind: "edits" },
  "impact.save": { words: "Saved an impact", kind: "edits" },
  "impact.remove": { words: "Removed an impact", kind: "removes" },
  "evidence.save": { words: "Saved evidence of an EIA entry", kind: "edits" },
  "evidence.remove": { words: "Removed evidence of an EIA entry", kind: "removes" },
  "consultee.save": { words: "Saved a consultee", kind: "edits" },
  "consultee.remove": { words: "Removed a consultee", kind: "removes" },
  "consultation.save": { words: "Saved a consultation on several changes", kind: "edits" },
  "consultation.remove": { words: "Removed a consultation on several changes", kind: "removes" },
  "copy.store": { words: "Stored a copy of a separate EIA", kind: "adds" },
  "record.save": { words: "Saved the decision record", kind: "edits" },

  "action.add": { words: "Added an action", kind: "adds" },
  "action.edit": { words: "Edited an action", kind: "edits" },
  "action.complete": { words: "Recorded an action as completed", kind: "edits" },
  "action.propose_withdrawal": { words: "Proposed to withdraw an action", kind: "edits" },
  "action.propose_carry_forward": { words: "Proposed to carry an action forward", kind: "edits" },
  "action.confirm_withdrawal": { words: "Confirmed the withdrawal of an action", kind: "edits" },
  "action.accept_carry_forward": { words: "Accepted that an action is carried forward", kind: "edits" },
  "action.decline_withdrawal": { words: "Declined the withdrawal of an action", kind: "edits" },
  "action.decline_carry_forward": { words: "Declined that an action is carried forward", kind: "edits" },
  "action.accept_afterwards": {
    words: "Accepted that an action is done after the decision",
    kind: "on what is frozen",
  },
  "action.reopen": { words: "Opened an action again", kind: "edits" },

  "comment.add": { words: "Commented on a framework", kind: "adds" },
  "comment.answer": { words: "Answered a comment", kind: "adds" },
  "comment.resolve": { words: "Resolved a comment", kind: "edits" },
  "comment.reopen": { words: "Opened a comment again", kind: "edits" },

  "public-consultation.save": { words: "Saved a public consultation", kind: "edits" },
  "public-consultation.approve": { words: "Approved a public consultation", kind: "edits" },
  "public-consultation.open": { words: "Opened a public consultation", kind: "edits" },
  "public-consultation.report": { words: "Published what came of a public consultation", kind: "edits" },
  "public-consultation.withdraw": { words: "Withdrew a public consultation", kind: "edits" },
  "question.save": { words: "Saved a question of a consultation", kind: "edits" },
  "question.remove": { words: "Removed a question of a consultation", kind: "removes" },
  "question.copy": { words: "Took the questions of an earlier consultation", kind: "adds" },
  "answer.enter": { words: "Entered an answer to a consultation", kind: "adds" },
  "answers.import": { words: "Imported answers to a consultation", kind: "adds" },
  "answer.read": { words: "Read an answer to a consultation", kind: "edits" },
  "answer.delete": { words: "Deleted an answer to a consultation on request", kind: "removes" },
  "answers.delete": {
    words: "Deleted what people said in words, after the last day on which it is kept",
    kind: "removes",
  },
  "answer.undo-reading": { words: "Undid the reading of an answer to a consultation", kind: "edits" },
  "monitoring.key-destroy": {
    words: "Destroyed the key of what people said of themselves in a consultation",
    kind: "no content",
  },
  "monitoring.count": {
    words: "Counted what people said of themselves in a consultation",
    kind: "no content",
  },
  "theme.save": { words: "Saved a theme of a consultation", kind: "edits" },
  "theme.remove": { words: "Removed a theme of a consultation", kind: "removes" },

  "project.save": { words: "Saved a commissioning project", kind: "edits" },
  "project.record": { words: "Recorded when a phase of a commissioning project began", kind: "edits" },
  "project.remove": { words: "Removed a commissioning project", kind: "removes" },

  "results.monitoring": { words: "Set how often results of a budget line are returned", kind: "edits" },
  "indicator.save": { words: "Saved an indicator of a budget line", kind: "edits" },
  "indicator.remove": { words: "Removed an indicator of a budget line", kind: "removes" },
  "return.link": { words: "Made a private link for a return of results", kind: "no content" },
  "return.record": { words: "Recorded a return of results", kind: "edits" },
  "returns.import": { words: "Imported returns of results", kind: "edits" },
  "return.remind": { words: "Recorded a reminder of a return of results", kind: "adds" },

  "scrutiny.save": { words: "Saved a report to the scrutinising body", kind: "edits" },
  "scrutiny.present": { words: "Presented a report to the scrutinising body", kind: "edits" },
  "scrutiny.answer": { words: "Published the answer to the scrutinising body", kind: "edits" },
  "scrutiny.take_back": { words: "Took back a report to the scrutinising body", kind: "edits" },
  "recommendation.save": { words: "Saved a recommendation of the scrutinising body", kind: "edits" },
  "recommendation.remove": { words: "Removed a recommendation of the scrutinising body", kind: "removes" },

  "grant-round.save": { words: "Saved a round of grants", kind: "edits" },
  "grant-round.open": { words: "Opened a round of grants", kind: "edits" },
  "grant-round.close": { words: "Closed a round of grants", kind: "edits" },
  "grant-round.finish": { words: "Ended a round of grants, with all of it decided", kind: "edits" },
  "grant.enter": { words: "Entered an application for a grant", kind: "adds" },
  "grant.sort": { words: "Looked at an application for a grant that was held back", kind: "edits" },
  "grant.declare": { words: "Declared whether they have an interest in an application", kind: "edits" },
  "grant.score": { words: "Scored an application for a grant", kind: "edits" },
  "grant.assess": { words: "Assessed an application for a grant", kind: "edits" },
  "grant.award": { words: "Awarded a grant", kind: "adds" },
  "grant.refuse": { words: "Refused an application for a grant", kind: "adds" },
  "grant.agree": { words: "Saved the agreement and the payments of a grant", kind: "edits" },
  "grant.pay": { words: "Recorded a payment of a grant", kind: "adds" },
  "grant.delete-personal": {
    words: "Deleted what was personal in applications for grants, after the last day on which it is kept",
    kind: "removes",
  },
  "grant.publish": { words: "Published a grant", kind: "edits" },
  "grant.stop": { words: "Stopped publishing a grant", kind: "edits" },

  "office.grant-publisher": {
    words: "Changed how the office is known as a publisher of grants",
    kind: "edits",
  },
  "office.offer-set-up": { words: "The server printed a set-up code", kind: "no content" },
  "office.set-up": { words: "Set up the office", kind: "adds" },
  "office.name": { words: "Changed the office’s names", kind: "edits" },
  "office.references": { words: "Changed how references are given", kind: "edits" },
  "office.thing": { words: "Changed what the thing decided is called", kind: "edits" },
  "office.record": { words: "Changed what decision records are asked for", kind: "edits" },
  "office.dimension": { words: "Began to ask for something beside the nine characteristics", kind: "adds" },
  "office.dimension-end": { words: "Ended what is asked beside the nine characteristics", kind: "edits" },
  "office.ground": { words: "Added a legal ground", kind: "adds" },
  "office.grounds": { words: "Changed which legal grounds are used", kind: "edits" },
  "office.template-begin": { words: "Began a version of the office’s own questions", kind: "adds" },
  "office.template-question": { words: "Saved a question of the office’s own", kind: "edits" },
  "office.template-question-remove": { words: "Removed a question of the office’s own", kind: "removes" },
  "office.template-guidance": { words: "Changed the office’s own guidance", kind: "edits" },
  "office.template-use": { words: "Put a version of the office’s own questions into use", kind: "edits" },
  "office.names-from": { words: "Changed whom records print by name", kind: "edits" },
  "office.accessibility": { words: "Changed the accessibility statement", kind: "edits" },
  "office.contract-months": { words: "Changed how early a contract’s end is reminded of", kind: "edits" },
  "office.whom-to-ask": { words: "Changed whom to ask about equality", kind: "edits" },
  "office.threshold": { words: "Changed the threshold for closer attention", kind: "edits" },
  "office.results": { words: "Changed when results are due, and what stands out of them", kind: "edits" },
  "office.headings": { words: "Changed which sections frameworks are offered", kind: "edits" },

  "account.create": { words: "Created an account", kind: "adds" },
  "account.edit": { words: "Edited an account", kind: "edits" },
  "account.activate": { words: "Put an account back in use", kind: "no content" },
  "account.deactivate": { words: "Deactivated an account", kind: "no content" },
  "account.link": { words: "Made a one-time link", kind: "no content" },
  "role.grant": { words: "Gave a role", kind: "adds" },
  "role.end": { words: "Ended a role", kind: "removes" },
  "delegation.record": { words: "Recorded a deputy", kind: "adds" },
  "delegation.end": { words: "Ended a deputy’s delegation", kind: "edits" },
  "password.set": { words: "Chose a password by a one-time link", kind: "no content" },
  "password.confirm": { words: "Confirmed that somebody chose their password in person", kind: "no content" },
  "password.change": { words: "Changed their password", kind: "no content" },
  "password.refused": { words: "Gave a wrong password when asked for it again", kind: "no content" },
  "session.start": { words: "Signed in", kind: "no content" },
  "session.refused": { words: "Was refused sign-in", kind: "no content" },
  "session.end": { words: "Signed out", kind: "no content" },
  "session.end-all": { words: "Signed out everywhere", kind: "no content" },
} as const satisfies Record<string, { words: string; kind: ActKind }>;

export type Act = keyof typeof ACTS;
export type ActThat<Kind extends ActKind> = {
  [Name in Act]: (typeof ACTS)[Name]["kind"] extends Kind ? Name : never;
}[Act];

export const isAct = (text: string): text is Act => Object.hasOwn(ACTS, text);

/**
 * What a person reads, with what is decided under the name that the office gives it (rule 23). An act of a later version of
 * this software is shown by its own name.
 */
export function actWords(act: string, thing: DecidedThing = FRAMEWORK): string {
  return isAct(act) ? ACTS[act].words.replace(aThing(FRAMEWORK), aThing(thing)) : act;
}
