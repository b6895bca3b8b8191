package server

import (
	"errors"
	"math"
	"net/http"

	"planboard/internal/auth"
	"planboard/internal/route"
	"planboard/web/page"
)

// demoAccounts are offered on the sign-in page in demo mode.
var demoAccounts = []page.DemoAccount{
	{Email: "chair@demo.planboard.test", Title: "Cabinet Member: Children and Families (Board Chair)", Role: "reads the position"},
	{Email: "member@demo.planboard.test", Title: "Foster carer representative", Role: "reads the position"},
	{Email: "young@demo.planboard.test", Title: "Children in Care Council representative", Role: "reads the position"},
	{Email: "officer@demo.planboard.test", Title: "Virtual School Headteacher", Role: "updates own actions"},
	{Email: "fostering@demo.planboard.test", Title: "Fostering and Permanence Service Manager", Role: "updates own actions"},
	{Email: "careleavers@demo.planboard.test", Title: "Care Leaving Service Manager", Role: "updates own actions"},
	{Email: "partner@demo.planboard.test", Title: "Designated Nurse, Children in Care", Role: "updates own actions, as a partner"},
	{Email: "data@demo.planboard.test", Title: "Performance and Data Lead", Role: "enters figures"},
	{Email: "secretary@demo.planboard.test", Title: "Democratic Services Officer", Role: "updates own actions, as the Board's secretary"},
	{Email: "director@demo.planboard.test", Title: "Director of Children and Families", Role: "takes the cabinet report"},
	{Email: "admin@demo.planboard.test", Title: "Portal Administrator", Role: "reads the position; accounts are kept on the command line"},
}

func (s *Server) getSignIn(w http.ResponseWriter, r *http.Request) error {
	next := back(r.URL.Query().Get("next"))
	if auth.Member(r.Context()) != nil {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return nil
	}
	return s.showSignIn(w, r, http.StatusOK, page.SignIn{Next: next})
}

func (s *Server) showSignIn(w http.ResponseWriter, r *http.Request, status int, p page.SignIn) error {
	if s.options.Demo {
		p.Demo, p.DemoPassword = demoAccounts, s.options.DemoPassword
	}
	return s.send(w, r, status, p, page.Frame{Demo: s.banner()})
}

func (s *Server) postSignIn(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := page.SignIn{Email: r.PostForm.Get("email"), Next: back(r.PostForm.Get("next"))}
	err := s.auth.SignIn(r.Context(), p.Email, r.PostForm.Get("password"), s.from(r))
	var many auth.TooMany
	switch {
	case errors.Is(err, auth.ErrRefused):
		p.Problem = "Enter the e-mail address and password of your account: these two do not belong together"
		return s.showSignIn(w, r, http.StatusUnprocessableEntity, p)
	case errors.As(err, &many):
		p.WaitMin = int(math.Ceil(many.Wait.Minutes()))
		w.Header().Set("Retry-After", seconds(many.Wait))
		return s.showSignIn(w, r, http.StatusTooManyRequests, p)
	case err != nil:
		return err
	}
	http.Redirect(w, r, p.Next, http.StatusSeeOther)
	return nil
}

func (s *Server) postSignOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.auth.SignOut(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, route.SignIn, http.StatusSeeOther)
	return nil
}

// back is where somebody is sent when there is nowhere better.
func back(next string) string {
	if next != "" && route.IsLocal(next) {
		return next
	}
	return route.Home
}
