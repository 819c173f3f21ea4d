export { type RenderReportOptions, renderReport } from './render-report.ts';
export type {
  ReportDocument,
  ReportedPart,
  ReportedRun,
  ReportedStep,
  ReportedTable,
  RowSample,
} from './report-document.ts';
