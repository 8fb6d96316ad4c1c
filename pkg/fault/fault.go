// Package fault has the one error that a person can act on, as the core has it: what is wrong, then what to do about it.
package fault

import "fmt"

// Code says whose turn it is.
type Code string

const (
	// Query is incomplete or contradicts itself.
	Query Code = "query"
	// Data that the upstream answered can't be read as a distribution.
	Data Code = "data"
	// Limit that has a name is passed.
	Limit Code = "limit"
	// Upstream failed by itself: downstream, in Grafana's words.
	Upstream Code = "upstream"
	// Access to an upstream, or to Grafana, is not given.
	Access Code = "access"
	// Internal is a defect of the plugin.
	Internal Code = "internal"
)

// Error is a problem with its remedy, a sentence each.
type Error struct {
	Code    Code   `json:"code"`
	Problem string `json:"problem"`
	Remedy  string `json:"remedy"`
	// Status is an HTTP status; 0 leaves it to the code.
	Status int `json:"status,omitempty"`
	// Cause is what it was noticed by, for errors.Is.
	Cause error `json:"-"`
}

func (e *Error) Error() string {
	if e.Remedy == "" {
		return e.Problem
	}
	return e.Problem + " " + e.Remedy
}

func (e *Error) Unwrap() error { return e.Cause }

// New makes an error of a problem and its remedy.
func New(code Code, status int, problem, remedy string) *Error {
	return &Error{Code: code, Status: status, Problem: problem, Remedy: remedy}
}

// Defect makes an error of the plugin itself.
func Defect(cause error, format string, args ...any) *Error {
	return &Error{
		Code:    Internal,
		Problem: fmt.Sprintf(format, args...),
		Remedy:  "This is a defect of the plugin: please report it with the query.",
		Cause:   cause,
	}
}
