import { createContext, Fragment, useContext, useMemo, type ReactNode } from "react";
import { abbreviationFinder, type TermInWords, type TextPiece } from "~/domain/framework/glossary";
import { KeptAmounts } from "../kept-amounts";

const FinderContext = createContext<(text: string) => readonly TextPiece[]>((text) => [text]);

/** Explains the abbreviations of `terms` in all `Abbreviated` texts within. */
export function Abbreviations({ terms, children }: { terms: readonly TermInWords[]; children: ReactNode }) {
  const finder = useMemo(() => abbreviationFinder(terms), [terms]);
  return <FinderContext.Provider value={finder}>{children}</FinderContext.Provider>;
}

/** The text, with each abbreviation of the page's glossary explained where the text first has it. */
export function Abbreviated({ children }: { children: string }) {
  return useContext(FinderContext)(children).map((piece, index) => (
    <Fragment key={index}>
      {typeof piece === "string" ? (
        <KeptAmounts>{piece}</KeptAmounts>
      ) : (
        <abbr title={piece.meaning}>{piece.term}</abbr>
      )}
    </Fragment>
  ));
}
