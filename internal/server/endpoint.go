package server

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// handler answers a request or says why it could not; what it returns becomes
// a status and a page in one place.
type handler func(w http.ResponseWriter, r *http.Request) error

// endpoint is one address with the right that it asks for. There is no way to
// register an address without naming one.
type endpoint struct {
	method, pattern string
	right           plan.Right
	handle          handler
}

func get(pattern string, right plan.Right, h handler) endpoint {
	return endpoint{http.MethodGet, pattern, right, h}
}

func post(pattern string, right plan.Right, h handler) endpoint {
	return endpoint{http.MethodPost, pattern, right, h}
}

// endpoints is every page of the portal.
func (s *Server) endpoints() []endpoint {
	return []endpoint{
		get(route.SignIn, plan.Public, s.getSignIn),
		post(route.SignIn, plan.Public, s.postSignIn),
		post(route.SignOut, plan.Public, s.postSignOut),
		get(route.Home, plan.ReadPlan, s.getHome),
		get(route.EditionPattern, plan.ReadPlan, s.getEdition),
		get(route.ComparePattern, plan.ReadPlan, s.getCompare),
		get(route.PriorityPattern, plan.ReadPlan, s.getPriority),
		get(route.ActionsPattern, plan.ReadPlan, s.getActions),
		get(route.ActionsPattern+route.CSV, plan.ReadPlan, s.getActionsCSV),
		get(route.ActionsPattern+route.XLSX, plan.ReadPlan, s.getActionsXLSX),
		get(route.ActionPattern, plan.ReadPlan, s.getAction),
		get(route.UpdatePattern, plan.ReportAction, s.getUpdate),
		post(route.UpdatePattern, plan.ReportAction, s.postUpdate),
		get(route.Updates, plan.ReportAction, s.getUpdates),
		get(route.UpdateCorrectPattern, plan.ReportAction, s.getCorrection),
		post(route.UpdateCorrectPattern, plan.ReportAction, s.postCorrection),
		get(route.ActionReviewPattern, plan.ReviewUpdate, s.getReview),
		post(route.ActionReviewPattern, plan.ReviewUpdate, s.postReview),
		get(route.ActionSignOffPattern, plan.Decide, s.getSignOff),
		post(route.ActionSignOffPattern, plan.Decide, s.postSignOff),
		get(route.ActionOverridePattern, plan.Decide, s.getOverride),
		post(route.ActionOverridePattern, plan.Decide, s.postOverride),
		get(route.ActionChangePattern, plan.ChangePlan, s.getChange),
		post(route.ActionChangePattern, plan.ChangePlan, s.postChange),
		get(route.Rounds, plan.ReadPlan, s.getRounds),
		get(route.RoundPattern, plan.ReadPlan, s.getRound),
		post(route.RoundPattern, plan.KeepMeetings, s.postRound),
		get(route.RoundSignOffPattern, plan.Decide, s.getRoundSignOff),
		post(route.RoundSignOffPattern, plan.Decide, s.postRoundSignOff),
		get(route.MeasuresPattern, plan.ReadPlan, s.getScorecard),
		get(route.MeasuresPattern+route.CSV, plan.ReadPlan, s.getScorecardCSV),
		get(route.MeasuresPattern+route.XLSX, plan.ReadPlan, s.getScorecardXLSX),
		get(route.MeasurePattern, plan.ReadPlan, s.getMeasure),
		get(route.MeasurePattern+route.CSV, plan.ReadPlan, s.getMeasureCSV),
		get(route.ValuesPattern, plan.EnterValue, s.getValue),
		post(route.ValuesPattern, plan.EnterValue, s.postValue),
		get(route.ReviewOfValue, plan.ReviewUpdate, s.getValueReview),
		post(route.ReviewOfValue, plan.ReviewUpdate, s.postValueReview),
		get(route.RatingOverride, plan.Decide, s.getRatingOverride),
		post(route.RatingOverride, plan.Decide, s.postRatingOverride),
		get(route.AmendPattern, plan.ChangePlan, s.getAmendment),
		post(route.AmendPattern, plan.ChangePlan, s.postAmendment),
		get(route.Log, plan.ReadPlan, s.getLog),
		get(route.Ask, plan.AskQuestion, s.getAsk),
		post(route.Log, plan.AskQuestion, s.postAsk),
		get(route.LogItemPattern, plan.ReadPlan, s.getLogItem),
		get(route.LogAnswerPattern, plan.AnswerBoard, s.getLogEvent(plan.LogAnswered)),
		post(route.LogAnswerPattern, plan.AnswerBoard, s.postLogEvent(plan.LogAnswered)),
		get(route.LogReDatePattern, plan.KeepMeetings, s.getLogEvent(plan.LogReDated)),
		post(route.LogReDatePattern, plan.KeepMeetings, s.postLogEvent(plan.LogReDated)),
		get(route.LogClosePattern, plan.KeepMeetings, s.getLogEvent(plan.LogClosed)),
		post(route.LogClosePattern, plan.KeepMeetings, s.postLogEvent(plan.LogClosed)),
		get(route.Exceptions, plan.ReadPlan, s.getExceptions),
		get(route.AnswerRedPattern, plan.KeepMeetings, s.getAnswerRed),
		post(route.AnswerRedPattern, plan.KeepMeetings, s.postAnswerRed),
		get(route.DecisionsPattern, plan.ReadPlan, s.getDecisions),
		post(route.DecisionsPattern, plan.KeepMeetings, s.postDecision),
		get(route.MinutesPattern, plan.ReadPlan, s.getMinutes),
		get(route.MinutesEditPattern, plan.KeepMeetings, s.getEditMinutes),
		post(route.MinutesEditPattern, plan.KeepMeetings, s.postMinutes),
		get(route.MinutesAgreePattern, plan.KeepMeetings, s.getAgreeMinutes),
		post(route.MinutesAgreePattern, plan.KeepMeetings, s.postAgreeMinutes),
		get(route.Meetings, plan.ReadPlan, s.getMeetings),
		get(route.NewMeeting, plan.KeepMeetings, s.getNewMeeting),
		post(route.NewMeeting, plan.KeepMeetings, s.postNewMeeting),
		get(route.MeetingPattern, plan.ReadPlan, s.onMeeting(s.getMeeting)),
		get(route.PackPattern, plan.ReadPlan, s.onMeeting(s.getPack)),
		get(route.ChangesPattern, plan.ReadPlan, s.onMeeting(s.getChanges)),
		get(route.MovePattern, plan.KeepMeetings, s.onMeeting(s.getKeep(plan.MoveMeeting))),
		post(route.MovePattern, plan.KeepMeetings, s.onMeeting(s.postKeep(plan.MoveMeeting, s.move))),
		get(route.FreezePattern, plan.KeepMeetings, s.onMeeting(s.getKeep(plan.FreezeMeeting))),
		post(route.FreezePattern, plan.KeepMeetings, s.onMeeting(s.postKeep(plan.FreezeMeeting, s.freeze))),
		get(route.UnfreezePattern, plan.KeepMeetings, s.onMeeting(s.getKeep(plan.UnfreezeMeeting))),
		post(route.UnfreezePattern, plan.KeepMeetings, s.onMeeting(s.postKeep(plan.UnfreezeMeeting, s.unfreeze))),
		get(route.Reports, plan.ExportReport, s.getReports),
		get(route.ReportPattern, plan.ExportReport, s.getReport),
		get(route.ReportPreview, plan.ExportReport, s.getReport),
		get(route.ReportPattern+route.DOCX, plan.ExportReport, s.leaving(s.writeReportDOCX)),
		get(route.ReportPattern+route.XLSX, plan.ExportReport, s.leaving(s.writeReportXLSX)),
		get(route.History, plan.ReadHistory, s.getHistory),
		get(route.History+route.CSV, plan.ReadHistory, s.getHistoryCSV),
		get(route.Ratings, plan.Public, s.getRatings),
		get(route.Accessibility, plan.Public, s.getAccessibility),
	}
}

// Access is one address and the right that opens it.
type Access struct {
	Method, Pattern string
	Right           plan.Right
}

// Accesses lists every page with the right it asks for, in the order of
// registration, so that the table of roles and addresses can be written.
func (s *Server) Accesses() []Access {
	var all []Access
	for _, e := range s.endpoints() {
		all = append(all, Access{e.method, e.pattern, e.right})
	}
	return all
}

// router puts the endpoints behind the middleware that all of them need. An
// endpoint that asks for no right there is makes it fail.
func (s *Server) router(endpoints []endpoint) (http.Handler, error) {
	sameOrigin, err := s.crossOrigin()
	if err != nil {
		return nil, err
	}
	if err := check(endpoints); err != nil {
		return nil, err
	}
	r := chi.NewRouter()
	r.Use(s.logged, s.recovered, s.headed, middleware.GetHead)
	r.Method(http.MethodGet, route.Healthz, http.HandlerFunc(s.getHealthz))
	r.Method(http.MethodGet, route.Readyz, http.HandlerFunc(s.getReadyz))
	r.Method(http.MethodGet, route.ThemePattern, http.HandlerFunc(s.getTheme))
	r.Method(http.MethodGet, route.StaticPattern, http.HandlerFunc(getStatic))
	r.Group(func(pages chi.Router) {
		// A panic is met a second time inside, where it is known who asked and
		// what they had typed.
		pages.Use(limited, sameOrigin, middleware.Compress(5, "text/html", "text/csv"), private, s.auth.Middleware, s.recovered, s.legible)
		for _, e := range endpoints {
			pages.Method(e.method, e.pattern, s.admitted(e))
		}
		pages.NotFound(s.answering(noSuchPage))
		pages.MethodNotAllowed(s.answering(noSuchMethod))
	})
	return r, nil
}

// check returns an error that names an endpoint whose right is none.
func check(endpoints []endpoint) error {
	for _, e := range endpoints {
		if !slices.Contains(plan.Rights, e.right) {
			return fmt.Errorf("%s %s asks for %q, which is no right", e.method, e.pattern, e.right)
		}
	}
	return nil
}

func noSuchPage(http.ResponseWriter, *http.Request) error { return plan.ErrNotFound }

// noSuchMethod says which methods the address does take.
func noSuchMethod(w http.ResponseWriter, r *http.Request) error {
	var taken []string
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if chi.RouteContext(r.Context()).Routes.Match(chi.NewRouteContext(), method, r.URL.Path) {
			taken = append(taken, method)
		}
	}
	w.Header().Set("Allow", strings.Join(taken, ", "))
	return errMethod
}

// admitted lets those through who hold the endpoint's right, and sends
// strangers to sign in first.
func (s *Server) admitted(e endpoint) http.HandlerFunc {
	return s.answering(func(w http.ResponseWriter, r *http.Request) error {
		member := auth.Member(r.Context())
		switch {
		case member.May(e.right):
			return e.handle(w, r)
		case member != nil:
			return plan.ErrForbidden
		case r.Method != http.MethodPost:
			http.Redirect(w, r, route.WithQuery(route.SignIn, "next", nextAfter(r)), http.StatusSeeOther)
			return nil
		default:
			return errSignedOut
		}
	})
}

// nextAfter is where a stranger goes after signing in: where they meant to go,
// unless that is the home page anyway.
func nextAfter(r *http.Request) string {
	if next := r.URL.RequestURI(); next != route.Home && !strings.HasPrefix(next, route.SignIn) {
		return next
	}
	return ""
}

// answering turns a handler into an http.Handler: its error becomes a page.
func (s *Server) answering(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if errors.Is(err, errNoPlan) {
			err = s.render(w, r, http.StatusOK, page.NoPlan{}, plan.EditionKey{})
		}
		if err != nil {
			s.trouble(w, r, err)
		}
	}
}
