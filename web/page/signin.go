package page

import "github.com/a-h/templ"

// SignIn is the page at which somebody says who they are.
type SignIn struct {
	Email        string        // as typed; kept when it was refused
	Problem      string        // the one message for a wrong e-mail or password
	WaitMin      int           // minutes to wait after too many tries; 0: none
	Next         string        // local address to go on to
	Demo         []DemoAccount // offered in demo mode
	DemoPassword string        // of every demonstration account
}

// DemoAccount is a demonstration sign-in.
type DemoAccount struct{ Email, Title, Role string }

// Head implements Page.
func (p SignIn) Head() Head {
	return Head{Title: "Sign in", Failed: p.Problem != "" || p.WaitMin > 0}
}

// Body implements Page.
func (p SignIn) Body() templ.Component { return p.body() }
