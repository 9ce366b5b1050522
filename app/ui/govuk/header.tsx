export type HeaderProps = {
  officeName: string;
  homeHref: string;
  /** On a narrow screen a menu button in the same band; none where left out. */
  menuLabel?: string;
};

export function Header({ officeName, homeHref, menuLabel }: HeaderProps) {
  return (
    <div className="govuk-generic-header">
      <div className="govuk-generic-header__container govuk-width-container">
        <div className="govuk-generic-header__logo">
          <a href={homeHref} className="govuk-generic-header__homepage-link">
            {officeName}
          </a>
        </div>
        {menuLabel !== undefined && (
          <details className="app-menu">
            <summary className="app-menu__button">{menuLabel}</summary>
          </details>
        )}
      </div>
    </div>
  );
}
