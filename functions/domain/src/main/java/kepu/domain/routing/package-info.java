/** Which levels review an activity, and who sits there. */
package kepu.domain.routing;
