import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type ServiceNavigationItem = { text: string; href: string; current?: boolean };
export type ServiceNavigationProps = {
  serviceName: string;
  serviceHref: string;
  items: readonly ServiceNavigationItem[];
  end?: ReactNode;
};

/**
 * All items show, without JavaScript too: on a narrow screen once the menu in the header is opened, by style alone (`.app-menu`).
 */
export function ServiceNavigation({ serviceName, serviceHref, items, end }: ServiceNavigationProps) {
  return (
    <section aria-label="Service information" className="govuk-service-navigation">
      <div
        className={classNames("govuk-width-container", end && "govuk-service-navigation__inlining-container")}
      >
        <div className="govuk-service-navigation__container">
          <span className="govuk-service-navigation__service-name">
            <a href={serviceHref} className="govuk-service-navigation__link">
              {serviceName}
            </a>
          </span>
          {items.length > 0 && (
            <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
              <ul className="govuk-service-navigation__list" id="navigation">
                {items.map((item) => (
                  <NavigationItem key={item.href} {...item} />
                ))}
              </ul>
            </nav>
          )}
        </div>
        {end}
      </div>
    </section>
  );
}

function NavigationItem({ text, href, current }: ServiceNavigationItem) {
  return (
    <li
      className={classNames(
        "govuk-service-navigation__item",
        current && "govuk-service-navigation__item--active",
      )}
    >
      <a className="govuk-service-navigation__link" href={href} aria-current={current ? "page" : undefined}>
        {current ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </a>
    </li>
  );
}
