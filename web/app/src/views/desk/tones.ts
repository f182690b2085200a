/** The colour of a case's status: what is decided and served is under way, what is over is plain or good. */
export function statusTone(status: string): 'plain' | 'good' | 'warn' | 'bad' | 'accent' {
  switch (status) {
    case 'CONCLUDED':
    case 'EXECUTED':
      return 'good'
    case 'FILED':
    case 'INVESTIGATED':
    case 'NOTIFIED':
    case 'DECIDED':
    case 'SERVED':
      return 'accent'
    default:
      return 'plain'
  }
}
