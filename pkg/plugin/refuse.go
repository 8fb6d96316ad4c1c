package plugin

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
)

// refuse makes an error the answer to a query, with a status and with whose error it is.
func (s settings) refuse(ctx context.Context, err error) backend.DataResponse {
	var known *fault.Error
	switch {
	case errors.As(err, &known):
	case errors.Is(err, errQueryTime):
		known = fault.New(fault.Limit, http.StatusGatewayTimeout,
			fmt.Sprintf("Limit `queryTime` is %s, and this query needs longer.", limits.QueryTime),
			"Make the upstream query cheaper, or choose a shorter time range.")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		known = fault.New(fault.Upstream, http.StatusGatewayTimeout, "The query was cancelled before it was answered.", "")
	default:
		known = fault.Defect(err, "The query failed: %v.", err)
	}
	if known.Code == fault.Internal {
		backend.Logger.FromContext(ctx).Error("Query failed", "datasource", s.uid, "error", known.Problem, "cause", known.Cause)
		return backend.ErrDataResponseWithSource(backend.StatusInternal, backend.ErrorSourcePlugin, known.Error())
	}
	return backend.DataResponse{
		Status:      statusOf(known),
		ErrorSource: backend.ErrorSourceDownstream,
		Error:       backend.DownstreamError(known),
	}
}

func statusOf(err *fault.Error) backend.Status {
	switch {
	case err.Status >= 400:
		return backend.Status(err.Status)
	case err.Code == fault.Upstream:
		return backend.StatusBadGateway
	default:
		return backend.StatusValidationFailed
	}
}
