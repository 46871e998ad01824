/** Channels put approved activities forward for commendation, each within its places for the edition. */
package kepu.recommendation;
