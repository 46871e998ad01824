/** Places of a channel and the activities put forward for commendation. */
package kepu.domain.recommendation;
