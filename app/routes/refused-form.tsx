import { forbidden } from "~/routes/answer.server";

/** What a form is answered with that does not say that it comes from a page of ours (platform/guards.server.ts). */
export function loader(): never {
  throw forbidden(
    "Your browser did not say that this form was sent from a page of this site, so nothing was done. Go back, load the page again, and send it once more. If it is refused again, let your browser send this site the address of the page a form is on (the “referrer”, in its privacy settings), or use another browser.",
  );
}

export default function RefusedForm() {
  return null;
}
