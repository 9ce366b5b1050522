import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { useFocusOnLoad } from "./focus-on-load";

export type NotificationBannerProps = {
  title?: string;
  type?: "success";
  /** A plain string becomes the banner's heading line. */
  children: ReactNode;
};

const TITLE_ID = "govuk-notification-banner-title";

export function NotificationBanner({ title, type, children }: NotificationBannerProps) {
  const success = type === "success";
  const focus = useFocusOnLoad(success, { unlessTarget: true });
  return (
    <div
      {...focus}
      className={classNames("govuk-notification-banner", success && "govuk-notification-banner--success")}
      role={success ? "alert" : "region"}
      aria-labelledby={TITLE_ID}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={TITLE_ID}>
          {title ?? (success ? "Success" : "Important")}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        {typeof children === "string" ? (
          <p className="govuk-notification-banner__heading">{children}</p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
