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

// cabinet is the cabinet report summary of an edition, with the position that
// it is made from and what keeps it from leaving.
type cabinet struct {
	document document.Document
	position plan.Position
	findings []string
}

// page is the report as it is read here.
func (c cabinet) page() page.Report {
	return page.Report{Edition: c.position.Edition, Document: c.document, Findings: c.findings}
}

// cabinet lays out the report of the edition that the address names, and
// checks it.
func (s *Server) cabinet(r *http.Request) (cabinet, error) {
	k, err := route.ReportOf(chi.URLParam(r, "id"))
	if err != nil {
		return cabinet{}, err
	}
	brief, err := s.store.Brief(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return cabinet{}, err
	}
	in := s.input(brief)
	c := cabinet{document: report.Cabinet(in), position: brief.Position}
	for _, f := range report.Check(c.document, in.Position.Edition, in.Predecessor) {
		c.findings = append(c.findings, f.Clause+" "+f.Text)
	}
	return c, nil
}

func (s *Server) input(b plan.Brief) report.Input {
	in := report.Input{
		Council: s.options.Council.name, Position: b.Position, Claims: b.Claims, Voices: b.Voices, Approvals: b.Position.Trail,
		Director: b.Director, At: s.options.Now(), Illustrative: s.options.Demo,
	}
	if before, ok := b.Position.Predecessor(); ok {
		in.Predecessor = &before
	}
	return in
}

func (s *Server) getReport(w http.ResponseWriter, r *http.Request) error {
	c, err := s.cabinet(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, c.page(), c.position.Edition.Key)
}

// leaving turns what writes the report's file into a handler. A report with
// findings does not leave: the answer is the page that lists them.
func (s *Server) leaving(write func(w http.ResponseWriter, c cabinet) error) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		c, err := s.cabinet(r)
		switch {
		case err != nil:
			return err
		case len(c.findings) > 0:
			return s.render(w, r, http.StatusConflict, c.page(), c.position.Edition.Key)
		default:
			return write(w, c)
		}
	}
}

func (s *Server) writeReportDOCX(w http.ResponseWriter, c cabinet) error {
	var file bytes.Buffer
	if err := docx.Write(&file, c.document); err != nil {
		return err
	}
	return sendFile(w, c.fileName()+route.DOCX, docx.MediaType, file.Bytes())
}

func (s *Server) writeReportXLSX(w http.ResponseWriter, c cabinet) error {
	return s.sendWorkbook(w, c.fileName(), report.Workbook(c.position, s.options.Now()))
}

func (c cabinet) fileName() string { return "cabinet-report-" + route.ReportID(c.position.Edition.Key) }
