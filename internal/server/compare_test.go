package server_test

import (
	"net/http"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

func TestEditionsAreComparedTheEarlierFirst(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	forwards := c.get(route.Compare(edition2020, edition2022)).want(http.StatusOK).one("main")
	backwards := c.get(route.Compare(edition2022, edition2020)).want(http.StatusOK).one("main")
	if forwards != backwards {
		t.Errorf("one way round the page says\n%s\nand the other\n%s", forwards, backwards)
	}
}

func TestWhatCannotBeComparedIsNotFound(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	unknown := plan.EditionKey{Plan: edition2022.Plan, Edition: "1999-2001"}
	for _, address := range []string{
		route.Compare(edition2022, edition2022), route.Compare(unknown, edition2022), route.Compare(edition2022, unknown),
		"/plans/children-in-care/compare", "/plans/children-in-care/compare?to=2022-2024", "/plans/unknown/compare?from=2020-2022&to=2022-2024",
	} {
		c.get(address).want(http.StatusNotFound)
	}
}
