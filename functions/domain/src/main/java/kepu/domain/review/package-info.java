/** One round of review: levels, verdicts, and what is still owed to the machine. */
package kepu.domain.review;
