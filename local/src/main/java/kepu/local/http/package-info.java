/** Amazon API Gateway's HTTP API: routes, payload format 2.0, CORS and its own refusals, as a template declares them. */
package kepu.local.http;
