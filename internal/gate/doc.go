// Package gate holds the browser gate: tests that open every page of the
// portal in a real browser, as every role that may open it, and check what a
// reader meets there. It knows how a page is examined and an example of every
// address; what the pages say, it leaves to the tests of the server.
//
// It needs Chromium and the npm packages of tools/gate, so it only runs when
// PLANBOARD_GATE is 1, as make gate sets it; then a missing browser is a
// failure.
package gate
