import type admin from "./ko/admin.json";
import type appointments from "./ko/appointments.json";
import type common from "./ko/common.json";
import type curate from "./ko/curate.json";
import type dashboard from "./ko/dashboard.json";
import type desk from "./ko/desk.json";
import type facilities from "./ko/facilities.json";
import type gaps from "./ko/gaps.json";
import type home from "./ko/home.json";
import type imports from "./ko/imports.json";
import type opinions from "./ko/opinions.json";
import type petitions from "./ko/petitions.json";
import type recall from "./ko/recall.json";
import type reserving from "./ko/reserving.json";
import type status from "./ko/status.json";
import type talk from "./ko/talk.json";
import type world from "./ko/world.json";

// The Korean files say which keys there are; a test holds the English ones to them.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      admin: typeof admin;
      appointments: typeof appointments;
      common: typeof common;
      curate: typeof curate;
      dashboard: typeof dashboard;
      desk: typeof desk;
      facilities: typeof facilities;
      gaps: typeof gaps;
      home: typeof home;
      imports: typeof imports;
      opinions: typeof opinions;
      petitions: typeof petitions;
      recall: typeof recall;
      reserving: typeof reserving;
      status: typeof status;
      talk: typeof talk;
      world: typeof world;
    };
  }
}
