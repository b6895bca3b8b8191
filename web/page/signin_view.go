package page

import (
	"fmt"

	"planboard/web/govuk"
)

// problem is what went wrong, in one sentence; "" at first.
func (p SignIn) problem() string {
	if p.WaitMin > 0 {
		return fmt.Sprintf("There were too many tries. Try again in %s.", count(p.WaitMin, "minute"))
	}
	return p.Problem
}

func (p SignIn) summary() govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{ErrorList: []govuk.ErrorSummaryItem{{Href: "#email", Text: p.problem()}}}
}

func (p SignIn) email() govuk.InputParams {
	return govuk.InputParams{
		ID: "email", Name: "email", Type: "email", Value: p.Email, Autocomplete: "username",
		Label: govuk.LabelParams{Text: "Email address"}, Spellcheck: new(false), Classes: "govuk-input--width-20",
		ErrorMessage: govuk.ErrorMessageParams{Text: p.problem()},
	}
}

func (p SignIn) password() govuk.PasswordInputParams {
	return govuk.PasswordInputParams{
		ID: "password", Name: "password", Label: govuk.LabelParams{Text: "Password"}, Classes: "govuk-input--width-20",
	}
}
