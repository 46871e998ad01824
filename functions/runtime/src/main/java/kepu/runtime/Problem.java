package kepu.runtime;

import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;

/** Turns a refusal into {@code application/problem+json} (RFC 9457), with a stable code and both languages. */
final class Problem {
    private static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

    /** A body of nothing but faults would be answered by more than Lambda may answer. */
    private static final int MOST_FAULTS = 100;

    private Problem() {}

    static HttpResponse of(Refusal refusal) {
        Json.Body body =
                body(status(refusal.reason().kind()), refusal.reason().name(), refusal.chinese(), refusal.english());
        if (!refusal.faults().isEmpty()) {
            body.with(
                    "faults",
                    refusal.faults().stream()
                            .limit(MOST_FAULTS)
                            .map(Problem::fault)
                            .toList());
        }
        return answer(body);
    }

    /** What went wrong is ours, and is told in the log, not to the client. */
    static HttpResponse ofAccident(String requestId) {
        return answer(body(500, "INTERNAL", "系统出错，请稍后重试", "Something went wrong on our side; try again")
                .with("instance", "urn:kepu:request:" + requestId));
    }

    private static HttpResponse answer(Json.Body body) {
        return HttpResponse.json((int) body.get("status"), body).header("content-type", CONTENT_TYPE);
    }

    private static Json.Body body(int status, String code, String chinese, String english) {
        return Json.body()
                .with("type", "urn:kepu:problem:" + code)
                .with("title", chinese)
                .with("status", status)
                .with("detail", chinese)
                .with("en", english)
                .with("code", code);
    }

    private static Json.Body fault(Fault fault) {
        return Json.body()
                .with("field", fault.field())
                .with("code", fault.reason().name())
                .unlessEmpty("rule", fault.rule())
                .with("detail", fault.chinese())
                .with("en", fault.english());
    }

    private static int status(Reason.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case INVALID -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case TOO_MANY -> 429;
        };
    }
}
