/**
 * Police Reform and Social Responsibility Act 2011 s.11 with SI 2011/3050, Sch. para 5(d): an elected local policing body must publish
 * a record of each decision of significant public interest. The exemptions of the Freedom of Information Act 2000 answer requests.
 */
export const DUTY_TO_PUBLISH =
  "A police and crime commissioner must publish a record of each decision of significant public interest (Police Reform and Social Responsibility Act 2011, section 11). Grounds for refusing a request do not end that duty: consider withholding single items, or another part, and take legal advice";
