package server

import (
	"bytes"
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/document"
	"planboard/internal/docx"
	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/internal/route"
	"planboard/internal/sheet"
	"planboard/web"
	"planboard/web/page"
)

// briefs is what the reports ask for.
type briefs interface {
	Brief(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Brief, error)
}

func (s *Server) getReports(w http.ResponseWriter, r *http.Request) error {
	editions, err := s.store.Editions(r.Context(), scope(r))
	if err != nil {
		return err
	}
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Reports{Editions: editions}, k)
}

// cabinet lays out the cabinet report summary of the edition that the address
// names.
func (s *Server) cabinet(r *http.Request) (document.Document, plan.Position, error) {
	k, err := route.ReportOf(chi.URLParam(r, "id"))
	if err != nil {
		return document.Document{}, plan.Position{}, err
	}
	brief, err := s.store.Brief(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return document.Document{}, plan.Position{}, err
	}
	return report.Cabinet(s.input(brief)), brief.Position, nil
}

func (s *Server) input(b plan.Brief) report.Input {
	in := report.Input{
		Position: b.Position, Claims: b.Claims, Voices: b.Voices, Approvals: b.Position.Trail,
		Director: b.Director, At: s.options.Now(), Illustrative: s.options.Demo,
	}
	if before, ok := b.Position.Predecessor(); ok {
		in.Predecessor = &before
	}
	return in
}

func (s *Server) getReport(w http.ResponseWriter, r *http.Request) error {
	doc, p, err := s.cabinet(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Report{Edition: p.Edition, Document: doc}, p.Edition.Key)
}

func (s *Server) getReportDOCX(w http.ResponseWriter, r *http.Request) error {
	doc, p, err := s.cabinet(r)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := docx.Write(&file, doc); err != nil {
		return err
	}
	return sendFile(w, "cabinet-report-"+route.ReportID(p.Edition.Key)+route.DOCX, docx.MediaType, file.Bytes())
}

func (s *Server) getReportXLSX(w http.ResponseWriter, r *http.Request) error {
	k, err := route.ReportOf(chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	return s.sendWorkbook(w, "cabinet-report-"+route.ReportID(k), report.Workbook(p, s.options.Now()))
}

// table takes a position to one table of it.
type table func(plan.Position) sheet.Sheet

func (s *Server) getActionsCSV(w http.ResponseWriter, r *http.Request) error {
	return s.sendCSV(w, r, "delivery-plan", report.DeliveryPlan)
}

func (s *Server) getActionsXLSX(w http.ResponseWriter, r *http.Request) error {
	return s.sendXLSX(w, r, "delivery-plan", report.DeliveryPlan)
}

func (s *Server) getScorecardCSV(w http.ResponseWriter, r *http.Request) error {
	return s.sendCSV(w, r, "scorecard", report.Scorecard)
}

func (s *Server) getScorecardXLSX(w http.ResponseWriter, r *http.Request) error {
	return s.sendXLSX(w, r, "scorecard", report.Scorecard)
}

func (s *Server) getMeasureCSV(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folder(r)
	if err != nil {
		return err
	}
	return writeCSV(w, f.Series.Code+"-"+route.ReportID(f.Position.Edition.Key), report.MeasureFigures(f.Series))
}

func (s *Server) sendCSV(w http.ResponseWriter, r *http.Request, name string, of table) error {
	k := editionIn(r)
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	return writeCSV(w, name+"-"+route.ReportID(k), of(p))
}

func writeCSV(w http.ResponseWriter, name string, content sheet.Sheet) error {
	var file bytes.Buffer
	if err := sheet.WriteCSV(&file, content); err != nil {
		return err
	}
	return sendFile(w, name+route.CSV, "text/csv; charset=utf-8", file.Bytes())
}

func (s *Server) sendXLSX(w http.ResponseWriter, r *http.Request, name string, of table) error {
	k := editionIn(r)
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	content := of(p)
	return s.sendWorkbook(w, name+"-"+route.ReportID(k), sheet.Workbook{
		Title: content.Title, Created: s.options.Now(), Sheets: []sheet.Sheet{content},
	})
}

func (s *Server) sendWorkbook(w http.ResponseWriter, name string, wb sheet.Workbook) error {
	if s.options.Demo {
		wb.Marking = "Illustrative data: demonstration"
	}
	var file bytes.Buffer
	if err := sheet.WriteXLSX(&file, wb); err != nil {
		return err
	}
	return sendFile(w, name+route.XLSX, sheet.MediaType, file.Bytes())
}

// getTheme serves the council's colours.
func (s *Server) getTheme(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=300")
	_, _ = w.Write([]byte(s.theme)) // the reader has gone if this fails
}

func getStatic(w http.ResponseWriter, r *http.Request) { web.Assets().ServeHTTP(w, r) }
