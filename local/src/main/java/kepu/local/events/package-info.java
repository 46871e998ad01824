/** What invokes functions without being asked: table streams, created objects and schedules, as a template declares them. */
package kepu.local.events;
