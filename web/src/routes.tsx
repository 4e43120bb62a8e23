import { lazy, Suspense, type ReactElement } from "react";
import { BrowserRouter, Route, Routes } from "react-router";

import { HomePage } from "./home/home-page.ui";
import { Loading } from "./shared/loading.ui";
import { TalkPage } from "./talk/talk-page.ui";

// The counter is one tap away, so only it is in the first download; the world and the consoles come when they are opened.
const WorldPage = lazy(async () => ({ default: (await import("./world/world-page.ui")).WorldPage }));
const PrivacyPage = lazy(async () => ({ default: (await import("./home/privacy-page.ui")).PrivacyPage }));
const NotFoundPage = lazy(async () => ({ default: (await import("./home/not-found-page.ui")).NotFoundPage }));
const StatusPage = lazy(async () => ({ default: (await import("./status/status-page.ui")).StatusPage }));
const PetitionsPage = lazy(async () => ({ default: (await import("./petitions/petitions-page.ui")).PetitionsPage }));
const NewPetitionPage = lazy(async () => ({
  default: (await import("./petitions/new-petition-page.ui")).NewPetitionPage,
}));
const ConfirmPage = lazy(async () => ({ default: (await import("./petitions/confirm-page.ui")).ConfirmPage }));
const AppointmentsPage = lazy(async () => ({
  default: (await import("./appointments/appointments-page.ui")).AppointmentsPage,
}));
const MyAppointmentPage = lazy(async () => ({
  default: (await import("./appointments/my-appointment-page.ui")).MyAppointmentPage,
}));
const FacilitiesPage = lazy(async () => ({ default: (await import("./facilities/facilities-page.ui")).FacilitiesPage }));
const FacilityPage = lazy(async () => ({ default: (await import("./facilities/facility-page.ui")).FacilityPage }));
const MyBookingPage = lazy(async () => ({ default: (await import("./facilities/my-booking-page.ui")).MyBookingPage }));
const OpinionsPage = lazy(async () => ({ default: (await import("./opinions/opinions-page.ui")).OpinionsPage }));
const NewOpinionPage = lazy(async () => ({
  default: (await import("./opinions/new-opinion-page.ui")).NewOpinionPage,
}));
const Console = lazy(async () => ({ default: (await import("./shared/console.ui")).Console }));

/** Every page. `/desk`, `/curate`, `/admin` and `/accounts` are the console, which asks for a sign-in. */
export function Pages(): ReactElement {
  return (
    <BrowserRouter>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/talk/:official" element={<TalkPage />} />
          <Route path="/world" element={<WorldPage />} />
          <Route path="/privacy" element={<PrivacyPage />} />
          <Route path="/petitions" element={<PetitionsPage />} />
          <Route path="/petitions/new" element={<NewPetitionPage />} />
          <Route path="/petitions/confirm" element={<ConfirmPage />} />
          <Route path="/appointments" element={<AppointmentsPage />} />
          <Route path="/appointments/mine" element={<MyAppointmentPage />} />
          <Route path="/facilities" element={<FacilitiesPage />} />
          <Route path="/facilities/mine" element={<MyBookingPage />} />
          <Route path="/facilities/:facility" element={<FacilityPage />} />
          <Route path="/opinions" element={<OpinionsPage />} />
          <Route path="/opinions/new" element={<NewOpinionPage />} />
          <Route path="/status" element={<StatusPage />} />
          <Route path="/desk/*" element={<Console place="desk" />} />
          <Route path="/curate/*" element={<Console place="curate" />} />
          <Route path="/admin/*" element={<Console place="admin" />} />
          <Route path="/accounts/*" element={<Console place="accounts" />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}
