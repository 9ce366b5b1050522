export type HeaderProps = { officeName: string; homeHref: string };

export function Header({ officeName, homeHref }: HeaderProps) {
  return (
    <div className="govuk-generic-header">
      <div className="govuk-generic-header__container govuk-width-container">
        <div className="govuk-generic-header__logo">
          <a href={homeHref} className="govuk-generic-header__homepage-link">
            {officeName}
          </a>
        </div>
      </div>
    </div>
  );
}
