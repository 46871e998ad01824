/** Faults on purpose, at the endpoints that functions call: lost requests, lost answers, refusals, sudden deaths. */
package kepu.local.faults;
