export type {
  AttendeeChange,
  AttendeeStages,
  AttendeeState,
  FleetDocument,
  FleetSample,
  ReportedAttendee,
  StageState,
} from './fleet-document.ts';
export { renderFleetReport } from './render-fleet-report.ts';
export { type RenderReportOptions, renderReport } from './render-report.ts';
export type {
  ReportDocument,
  ReportedPart,
  ReportedRun,
  ReportedStep,
  ReportedTable,
  RowSample,
} from './report-document.ts';
