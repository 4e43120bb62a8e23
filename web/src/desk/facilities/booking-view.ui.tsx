import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { BackTo } from "../back-to.ui";
import { Fact, Facts, ReservationInFull, Said } from "../reserving/in-full.ui";
import { useActOn, useBooking, type BookingDetail } from "./facilities.net";

/** One booking of a facility: who comes, what for, and whether they came. */
export function BookingView({ code }: { code: string }): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <Stack p="md" gap="md">
      <BackTo list="/desk/facilities" label={t("desk.back")} />
      <Loaded query={useBooking(code)}>{(found) => <Booking found={found} />}</Loaded>
    </Stack>
  );
}

function Booking({ found }: { found: BookingDetail }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const act = useActOn(found.code);
  return (
    <ReservationInFull
      found={found}
      facts={<Fact name={t("facility")}>{said(found.facility_name)}</Fact>}
      acts={{
        pending: act.isPending,
        error: act.error,
        withReason: true,
        act: async (name, reason) => act.mutateAsync({ act: name, reason }),
      }}
    >
      {!found.is_anonymous && found.brief && (
        <Said title={t("desk.brief")} note={t("desk.briefNote")}>
          <Facts label={t("desk.brief")}>
            <Fact name={t("desk.people")}>{found.brief["people"]}</Fact>
            <Fact name={t("desk.purpose")}>{found.brief["purpose"]}</Fact>
          </Facts>
        </Said>
      )}
    </ReservationInFull>
  );
}
