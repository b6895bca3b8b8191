package server

import (
	"bytes"
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/internal/route"
	"planboard/internal/sheet"
)

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
	k, v, err := s.look(r, plan.AllMeasures)
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, v)
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
	k, v, err := s.look(r, plan.AllMeasures)
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	content := of(p)
	return s.sendWorkbook(w, name+"-"+route.ReportID(k), sheet.Workbook{
		Title: content.Title, Created: s.options.Now(), Sheets: []sheet.Sheet{content},
	})
}

func (s *Server) sendWorkbook(w http.ResponseWriter, name string, wb sheet.Workbook) error {
	wb.Author = s.options.Council.name
	if s.options.Demo {
		wb.Marking = "Illustrative data: demonstration"
	}
	var file bytes.Buffer
	if err := sheet.WriteXLSX(&file, wb); err != nil {
		return err
	}
	return sendFile(w, name+route.XLSX, sheet.MediaType, file.Bytes())
}
